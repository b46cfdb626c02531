# shellcheck shell=bash
# The house is in order: the top level, the length of files, their names, nothing unfinished.

"${PYTHON:-python3}" tests/checks/layout.py
