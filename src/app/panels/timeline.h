// The time line of the transport: phases as shaded bands with their names, iterations
// numbered, a mark over every step whose printed number disagrees, and where we are.
//
//        ✕        ◆    ◆                ı
//     ┌─────────────┬─────────────┬────┬─────────────┐
//     │ 1 Forward   │ Backward  ┃ │ U  │ 2 Forward   │
//     └━━━━━━━━━━━━━┷━━━━━━━━━━━┻─┴────┴─────────────┘
//
// It is also the slider: a press or a drag on the bands goes there.
#pragma once

#include "app/panels/panel.h"

namespace gradwalk {

// As high as two lines of the smaller letters, `width` wide, at ImGui's cursor.
void timeline(const PanelContext& panel, float width);

}  // namespace gradwalk
