"""JSON entry points: parse, call one service, answer."""
