# shellcheck shell=bash
# Wherever the core allows itself something that could panic, a reason stands beside it.

"${PYTHON:-python3}" tests/checks/no_panic.py
