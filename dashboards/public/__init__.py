"""What is served without a Streamlit session: feeds, share pages, embeds, prints and short links."""
