"""Who said what: quoted and reported speech, with its speaker."""
