"""The texts of extension/locale, for the generators of the build."""
LANGUAGES = ["en", "es", "fil", "ru", "zh-CN"]


def read_texts(folder):
    """Language to key to text, `en` first; a language holds only the keys that it has."""
    texts = {}
    for language in LANGUAGES:
        texts[language] = {}
        for line in (folder / f"{language}.properties").read_text(encoding="utf-8").splitlines():
            key, equals, text = line.partition("=")
            if equals and not line.lstrip().startswith("#"):
                texts[language][key.strip()] = text.strip()
    return texts
