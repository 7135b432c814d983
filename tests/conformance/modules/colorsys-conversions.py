# Colours between the systems.
import colorsys

COLOURS = [(0, 0, 0), (1, 1, 1), (1, 0, 0), (0, 1, 0), (0, 0, 1), (0.2, 0.4, 0.4), (0.9, 0.1, 0.6),
           (0.5, 0.5, 0.5), (0.25, 0.75, 1.0)]
for colour in COLOURS:
    for system in ('hsv', 'hls', 'yiq'):
        there = getattr(colorsys, f'rgb_to_{system}')(*colour)
        back = getattr(colorsys, f'{system}_to_rgb')(*there)
        print(colour, system, there, back)
r, g, b = colorsys.hsv_to_rgb(0.58, 0.8, 0.9)
print(f'#{round(r * 255):02x}{round(g * 255):02x}{round(b * 255):02x}')
