"""Words of the site."""

from emn_glossary.messages import Message

M = Message
MESSAGES: dict[str, Message] = {}
