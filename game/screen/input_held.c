#include "screen/input_held.h"

/* As keyboards do it: a short press is one step. */
#define REPEAT_FIRST_MS 450
#define REPEAT_NEXT_MS 90

static bool is_due(const HeldInput *held, uint32_t now_ms) {
    return held->kind != INPUT_NONE && (int32_t)(now_ms - held->due_ms) >= 0;
}

void input_arrow_held(InputPort *port, const Input *arrow, uint32_t time_ms) {
    port->arrow =
        (HeldInput){.kind = arrow->kind, .device = arrow->seat_device, .due_ms = time_ms + REPEAT_FIRST_MS};
}

void input_arrow_let_go(InputPort *port, InputKind kind) {
    if (port->arrow.kind == kind) port->arrow = (HeldInput){0};
}

void input_key_held(InputPort *port, const Input *key, int button, uint32_t time_ms) {
    port->keys[key->seat_device.part] = (HeldInput){.kind = INPUT_HELD,
                                                    .device = key->seat_device,
                                                    .key = key->seat_key,
                                                    .button = button,
                                                    .due_ms = time_ms + INPUT_HELD_MS};
}

void input_key_let_go(InputPort *port, int button) {
    for (int part = 0; part < BUZZERS_IN_A_SET; part++)
        if (port->keys[part].kind != INPUT_NONE && port->keys[part].button == button)
            port->keys[part] = (HeldInput){0};
}

void input_let_all_go(InputPorts *ports) {
    for (int i = 0; i < DEVICE_PORTS_MAX; i++) {
        ports->items[i].arrow = (HeldInput){0};
        for (int part = 0; part < BUZZERS_IN_A_SET; part++) ports->items[i].keys[part] = (HeldInput){0};
    }
}

static Input input_of(const HeldInput *held, uint32_t now_ms) {
    return (Input){.kind = held->kind,
                   .device = INPUT_PAD,
                   .seat_device = held->device,
                   .seat_key = held->key,
                   .time_ms = now_ms};
}

/* An arrow comes again and again, but not faster because it was waited for; a key speaks once. */
bool input_held_due(InputPorts *ports, uint32_t now_ms, Input *out) {
    for (int i = 0; i < DEVICE_PORTS_MAX; i++) {
        InputPort *port = &ports->items[i];
        if (is_due(&port->arrow, now_ms)) {
            *out = input_of(&port->arrow, now_ms);
            port->arrow.due_ms = now_ms + REPEAT_NEXT_MS;
            return true;
        }
        for (int part = 0; part < BUZZERS_IN_A_SET; part++) {
            if (!is_due(&port->keys[part], now_ms)) continue;
            *out = input_of(&port->keys[part], now_ms);
            port->keys[part] = (HeldInput){0};
            return true;
        }
    }
    return false;
}

static int sooner(const HeldInput *held, uint32_t now_ms, int most) {
    if (held->kind == INPUT_NONE) return most;
    int32_t wait = (int32_t)(held->due_ms - now_ms);
    return wait < 0 ? 0 : wait < most ? wait : most;
}

int input_held_wait_ms(const InputPorts *ports, uint32_t now_ms, int most) {
    for (int i = 0; i < DEVICE_PORTS_MAX; i++) {
        most = sooner(&ports->items[i].arrow, now_ms, most);
        for (int part = 0; part < BUZZERS_IN_A_SET; part++)
            most = sooner(&ports->items[i].keys[part], now_ms, most);
    }
    return most;
}
