"""Pages behind a link that is its person's only key."""


class BehindSecretLink:
    """Before a ``KyodoView``: what the address holds must not travel on, nor stay anywhere."""

    def __call__(self) -> str:
        self.request.response.setHeader("Referrer-Policy", "no-referrer")
        self.request.response.setHeader("X-Robots-Tag", "noindex")
        self.find()
        return super().__call__()

    def find(self) -> None:
        """Whose link it is; else the reason on the page. For subclasses."""
        raise NotImplementedError
