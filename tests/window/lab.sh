#!/bin/sh
# The lab in the real window: the map, its pointer and the panel of runs, with a real pointer
# and keys, under the display that it is started on.
. "$2/tests/window/parts/driving.sh"

cat > descent.toml << 'LESSON'
format = 1
[lesson]
title = { en = "Bowl", ko = "그릇" }
[values]
x = -7
y = 2
[graph]
f = "x^2/20 + y^2"
[train]
loss = "f"
parameters = ["x", "y"]
iterations = 30
[surface]
x = "x"
y = "y"
x_range = [-8, 8]
y_range = [-4, 4]
[[run]]
name = "SGD"
optimizer = "sgd(learning_rate=0.5)"
[[run]]
name = "Adam"
optimizer = "adam(learning_rate=0.3)"
LESSON

rm -f "$state"
GRADWALK_WINDOW_SIZE=1280x760 GRADWALK_WINDOW_STATE=$state "$program" open descent.toml &
pid=$!
expect lesson descent "the window opens on the descent"
focus
expect map on "with its map"
expect run SGD "following its first run"
expect level iteration "by whole iterations"

key Right Right
expect number "2 of 30" "two iterations on"
key a
expect arrows on "A draws the arrows"
key x
expect map off "X shows the lesson screen"
key x
expect map on "and the map again"
click "run 1"
expect run Adam "a click on a run follows it"
expect number "2 of 30" "at the same iteration"

# A point away from every path: a quarter from the left of the map, near its top.
soon isPlaced map || fail "no map"
set -- $(shown "place map")
xdotool mousemove --window "$window" $(($1 + 3 * $3 / 4)) $(($2 + $4 / 8)) mousedown 1
sleep 0.2
xdotool mousemove --window "$window" $(($1 + 3 * $3 / 4 + 20)) $(($2 + $4 / 5))
sleep 0.2
xdotool mouseup 1
moved() { case $(shown edits) in x=[45]*\ y=2*) return 0 ;; *) return 1 ;; esac; }
soon moved && echo "ok: the start is dragged over the map" || fail "edits are '$(shown edits)'"
key ctrl+z
expect edits "" "one undo takes it back"

click "slider learning_rate"
edited() { case $(shown edits) in runs=SGD*Adam*) return 0 ;; *) return 1 ;; esac; }
soon edited && echo "ok: the slider changes the run" || fail "edits are '$(shown edits)'"
key shift+r
click "duplicate run"
expect run "Adam 2" "a run is duplicated and followed"
soon isPlaced "run 2" || fail "no third run"
click "remove run"
expect run Adam "and taken away"

leave
exit $failures
