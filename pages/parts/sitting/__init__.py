"""The steps of a sitting, each as it is seen: notice, desk, review, break, end."""
