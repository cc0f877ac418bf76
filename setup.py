from pathlib import Path
from setuptools import setup


HERE = Path(__file__).parent

# No ``packages=``: setuptools finds src/ and the native namespace by itself.
setup(
    name="kamakura.kyodo",
    version="1.0.0.dev0",
    description="Collaborative projects between citizens' groups and a city, in Plone",
    long_description=(HERE / "README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    license="GPL-2.0-only",
    classifiers=[
        "Development Status :: 4 - Beta",
        "Environment :: Web Environment",
        "Framework :: Plone",
        "Framework :: Plone :: 6.2",
        "Framework :: Plone :: Addon",
        "Intended Audience :: Other Audience",
        "Natural Language :: Japanese",
        "Natural Language :: English",
        "Operating System :: OS Independent",
        "Programming Language :: Python :: 3.11",
        "Programming Language :: Python :: 3.12",
    ],
    keywords="Plone collaboration city NPO call for proposals review",
    python_requires=">=3.11,<3.13",
    include_package_data=True,
    zip_safe=False,
    install_requires=[
        "Plone>=6.2,<6.3",
        "plone.api",
        "plone.distribution",
        "plone.restapi",
        "collective.easyform>=5.0.2",
        "collective.z3cform.datagridfield>=4.0.3",
        "docxtpl>=0.20",
        "openpyxl>=3.1",
        "python-docx>=1.2",
        "waitress>=3.0.2,<4",
        "weasyprint>=70",
    ],
    extras_require={
        # Several Zope processes on PostgreSQL: see docs/operations.md.
        "cluster": [
            "psycopg2-binary",
            "RelStorage",
        ],
        # What the Makefile needs besides: buildout, checks, wheel, catalogues.
        "dev": [
            "babel",
            "build",
            "i18ndude",
            "import-linter",
            "plone.recipe.zope2instance",
            "ruff",
            "towncrier",
            "zc.buildout",
            "zc.recipe.egg",
            "zpretty",
        ],
        "test": [
            "aiosmtpd",
            "axe-playwright-python",
            "babel",
            "hypothesis",
            "playwright",
            "plone.app.testing",
            "pypdf",
            "pytest",
            "pytest-plone>=1.1",
        ],
    },
    entry_points={
        "plone.autoinclude.plugin": ["target = plone"],
        "paste.filter_factory": ["arrival = kamakura.kyodo.wsgi:arrival_filter"],
        "paste.server_factory": ["server = kamakura.kyodo.wsgi:server_factory"],
    },
)
