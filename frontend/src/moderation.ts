/** The dashboard of moderators and administrators: its own styles, and keys for what its buttons do anyway. */
import "./styles/moderation/index.css";
