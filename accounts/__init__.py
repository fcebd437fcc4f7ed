"""Who you are: sign-up, sign-in and sign-out, profiles, sessions, and the tokens the API takes."""
