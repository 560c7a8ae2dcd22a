"""Cost against size as SVG: a panel for each call, both axes logarithmic."""

import math
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 420, 280
LEFT, RIGHT, TOP, BOTTOM = 64, 36, 36, 44
COLOURS = {"original": "#c0504d", "ours": "#1f77b4", "floor": "#8c8c8c"}


def name(nanoseconds):
    for unit, scale in (("s", 1e9), ("ms", 1e6), ("us", 1e3)):
        if nanoseconds >= scale:
            return f"{nanoseconds / scale:g} {unit}"
    return f"{nanoseconds:g} ns"


def decades(values):
    return math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))


def panel(what, lines, x0, y0):
    """One panel: `lines` has the points of each side."""
    sizes = [size for points in lines.values() for size, _ in points]
    costs = [cost for points in lines.values() for _, cost in points]
    (x_low, x_high), (y_low, y_high) = decades(sizes), decades(costs)

    def x(size):
        return x0 + LEFT + (math.log10(size) - x_low) / max(x_high - x_low, 1) * (WIDTH - LEFT - RIGHT)

    def y(cost):
        return y0 + HEIGHT - BOTTOM - (math.log10(cost) - y_low) / max(y_high - y_low, 1) * (HEIGHT - TOP - BOTTOM)

    out = [f'<text x="{x0 + LEFT}" y="{y0 + 22}" class="title">{escape(what)}</text>']
    for power in range(y_low, y_high + 1):
        at = y(10**power)
        out.append(f'<line x1="{x(10**x_low):.1f}" x2="{x(10**x_high):.1f}" y1="{at:.1f}" y2="{at:.1f}" class="grid"/>')
        out.append(f'<text x="{x0 + LEFT - 6}" y="{at + 4:.1f}" text-anchor="end">{name(10**power)}</text>')
    for power in range(x_low, x_high + 1):
        out.append(f'<text x="{x(10**power):.1f}" y="{y0 + HEIGHT - BOTTOM + 18}" text-anchor="middle">{10**power:,}</text>')
    for side, points in lines.items():
        path = " ".join(f"{x(size):.1f},{y(cost):.1f}" for size, cost in points)
        out.append(f'<polyline points="{path}" fill="none" stroke="{COLOURS[side]}" stroke-width="2"/>')
        out += [f'<circle cx="{x(s):.1f}" cy="{y(c):.1f}" r="3" fill="{COLOURS[side]}"/>' for s, c in points]
    return out


def panels(figures, whats):
    """The whole drawing, for figures by side, what and size."""
    rows = (len(whats) + 1) // 2
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{2 * WIDTH}" height="{rows * HEIGHT + 30}" '
        'font-family="sans-serif" font-size="11">',
        "<style>.title{font-size:13px;font-weight:bold}.grid{stroke:#ddd}</style>",
        '<rect width="100%" height="100%" fill="white"/>',
    ]
    for at, what in enumerate(whats):
        lines = {}
        for side, its in figures.items():
            points = sorted((size, cost) for (found, size), cost in its.items() if found == what and cost > 0)
            if points:
                lines[side] = points
        out += panel(what, lines, at % 2 * WIDTH, at // 2 * HEIGHT)
    for at, (side, colour) in enumerate(COLOURS.items()):
        out.append(f'<rect x="{LEFT + at * 140}" y="{rows * HEIGHT + 8}" width="12" height="12" fill="{colour}"/>')
        out.append(f'<text x="{LEFT + at * 140 + 18}" y="{rows * HEIGHT + 18}">{side}</text>')
    return "\n".join([*out, "</svg>"]) + "\n"
