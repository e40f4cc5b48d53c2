#!/bin/sh
# Predicts numbers in the real window with real keys, as a presenter does:
#     xvfb-run -a timeout 120 sh predict.sh build/release/gradwalk .
. "$2/tests/window/parts/driving.sh"

open 1280x760 contrast --step 'Z[0,0,1,0]'

key q
expect predicting on "Q asks for the number"
expect asked '1/forward/Z/Z[0,0,1,0]' "of the cell at hand"
xdotool type 3
expect guess 3 "a guess is typed"
key Return
expect grade 'wrong kernel-flipped' "and its mistake is named"
xdotool type 1
expect guess 1 "another guess replaces it"
key Return
expect grade right "which is right"
expect asked '' "and shows the number"
key Next
expect asked '1/forward/Z/Z[0,0,1,1]' "a remote's key goes on to the next"
expect guess '' "with an empty field"
key Next
expect asked '' "shows it"
key Next
expect asked '1/forward/Z/Z[0,1,0,0]' "and goes on"
key Prior
expect path '1/forward/Z/Z[0,0,1,1]' "and back"
expect asked '' "where nothing is hidden again"
key Next
key Escape
key q
expect predicting off "Escape and Q end it"
leave
exit $failures
