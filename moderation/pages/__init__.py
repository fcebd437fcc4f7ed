"""HTML entry points: parse, call one service, answer; forms work without JavaScript."""
