#!/bin/sh
# Edits numbers in the real window with real keys, kills it, and finds them again:
#     xvfb-run -a timeout 120 sh edit.sh build/release/gradwalk .
. "$2/tests/window/parts/driving.sh"
rm -f cnn-edited.toml

open 1280x760 cnn
key e
click 'edit K\[0,1\]'
xdotool type 2
key Return
expect edits "K[0,1]=2" "a number is typed"
key Right
expect path 1/forward/Z "and keys walk again"
click 'edit learning_rate'
xdotool type 0.5
key Return
expect edits "K[0,1]=2 learning_rate=0.5" "a setting too"
key ctrl+z
expect edits "K[0,1]=2" "Ctrl Z takes it back"
key ctrl+y
expect edits "K[0,1]=2 learning_rate=0.5" "Ctrl Y makes it again"
noted() { grep -qs '^learning_rate=0.5$' "$XDG_STATE_HOME"/gradwalk/edits-*.txt; }
soon noted
kill -9 $pid
wait $pid 2> /dev/null

open 1280x760 cnn
expect edits "K[0,1]=2 learning_rate=0.5" "what was not saved is there again after a crash"
key ctrl+s
# The field takes the keyboard by itself; until it has, a Return is nobody's.
soon isPlaced 'file typing' || fail "the field for the file's name never has the keyboard"
key Return
soon [ -e cnn-edited.toml ]
if "$program" print cnn-edited.toml --steps 1 | grep -q '\[\[9, 7\], \[13, 12\]\]'; then
  echo "ok: the saved lesson has the numbers"
else
  fail "the saved lesson has other numbers"
fi
key shift+r
expect edits "" "Shift R returns to the lesson's numbers"
leave
[ -z "$(ls "$XDG_STATE_HOME"/gradwalk | grep '^edits-')" ] || fail "a note is left"
exit $failures
