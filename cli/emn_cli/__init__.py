"""The `emn` command: parse options → call the workspace → show. All knowledge lies in `emn_glossary`."""
