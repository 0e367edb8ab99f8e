"""Words of the workbook."""

from emn_glossary.messages import Message

M = Message
MESSAGES: dict[str, Message] = {}
