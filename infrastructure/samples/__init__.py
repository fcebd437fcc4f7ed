"""Pictures that this project paints by itself, for demonstrations and screenshots: nobody's rights to ask for."""
