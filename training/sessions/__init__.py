"""Sessions from the plan to the certificates: planning, places, attendance, closing, verifying."""
