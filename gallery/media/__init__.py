"""Files in, files out: decoding under an allowlist, renditions and placeholders. Knows no AWS and no Django."""
