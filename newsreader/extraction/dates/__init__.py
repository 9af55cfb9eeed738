"""Written-out dates of pages: their forms, calendars, zones, and what settles them."""
