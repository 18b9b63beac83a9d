"""What good looks like, and how judgements become scores. Pure: values in, values out."""
