"""Words of the commands."""

from emn_glossary.messages import Message

M = Message
MESSAGES: dict[str, Message] = {}
