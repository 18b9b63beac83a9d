"""The floor: the least that a page with one box for an answer costs in Streamlit. No database, no imports."""

import streamlit as st

st.title("Floor")
sent = st.session_state.get("sent", 0)
with st.form("form"):
    st.text_area("Your answer", key="answer", height=200)
    if st.form_submit_button("Submit", type="primary"):
        st.session_state["sent"] = sent = sent + 1
st.write("Submitted:", sent)
