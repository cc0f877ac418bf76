"""A drawn picture for the report: no photograph of anybody."""

from io import BytesIO
from PIL import Image
from PIL import ImageDraw
from plone.namedfile.file import NamedBlobFile


def map_picture() -> NamedBlobFile:
    """A small picture of a map with hills, a road and a shelter."""
    image = Image.new("RGB", (640, 400), "#eef3e6")
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, 170), (160, 40), (330, 190), (0, 240)], fill="#b9d3a4")
    draw.polygon([(330, 200), (500, 60), (640, 160), (640, 240)], fill="#a8c792")
    draw.rectangle((0, 330, 640, 400), fill="#9cc4dd")
    draw.line([(40, 320), (200, 260), (360, 280), (600, 200)], fill="#ffffff", width=18)
    draw.ellipse((340, 250, 384, 294), fill="#b35c00")
    out = BytesIO()
    image.save(out, "PNG")
    return NamedBlobFile(out.getvalue(), contentType="image/png", filename="地図.png")
