#!/bin/sh
# Switches a convention and steps the decimals in the real window with real keys and clicks:
#     xvfb-run -a timeout 120 sh conventions.sh build/release/gradwalk .
. "$2/tests/window/parts/driving.sh"

open 1280x900 dropout-contrast --step y_test

key k
click 'convention prediction=outputs'
expect edits "conventions.prediction=outputs" "a click switches the convention"
expect path 1/forward/y_test "the cursor stays"
click 'convention prediction=weights'
expect edits "" "the lesson's own choice is no change"
key ctrl+z
expect edits "conventions.prediction=outputs" "Ctrl Z goes back to it"
key shift+r
expect edits "" "Shift R returns to the lesson's numbers"
click 'fewer decimals'
if soon isPlaced 'hand effect'; then
  echo "ok: what rounding changes is said"
else
  fail "what rounding changes is not said"
fi
leave
exit $failures
