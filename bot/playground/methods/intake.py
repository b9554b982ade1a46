"""How updates reach the bot: the long poll and the webhook's settings."""

import re
from dataclasses import replace

from bot.playground import updates
from bot.playground.address import parts
from bot.playground.call import Call
from bot.playground.errors import ApiError, Json, bad
from bot.playground.values import Webhook

_LOCAL = {"localhost", "127.0.0.1", "::1"}
_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
_OUSTED = "terminated by other getUpdates request; make sure that only one bot instance is running"
#: Telegram holds a poll no longer.
_LONGEST = 50


async def get_updates(call: Call) -> list[Json]:
    """Waits until there is something; a newer poll of the same bot throws an older one out."""
    world, bot = call.world, call.bot.id
    if world.webhooks.get(bot):
        raise ApiError(409, f"Conflict: {_ACTIVE}")
    _allow(call)
    if call.get("offset"):
        updates.confirm(world, bot, call.get("offset"))
        world.disk.commit()
    turn = world.pollers[bot] = world.pollers.get(bot, 0) + 1
    world.hub.ring()
    limit = min(max(call.get("limit") or 100, 1), 100)

    def ready() -> list[Json] | None:
        if world.pollers[bot] != turn:
            raise ApiError(409, f"Conflict: {_OUSTED}")
        if world.webhooks.get(bot):
            raise ApiError(409, "Conflict: terminated by setWebhook request")
        return [pending.update for pending in updates.waiting(world, bot)[:limit]] or None

    found = await world.hub.until(ready, min(max(call.get("timeout") or 0, 0), _LONGEST))
    return _disturbed(call, found or [])


def _disturbed(call: Call, found: list[Json]) -> list[Json]:
    """What the faults make of the updates on their way."""
    faults, about = call.world.faults, call.arguments
    if len(found) > 1 and faults.meets("reordered_updates", "getUpdates", about):
        found.reverse()
    if found and faults.meets("duplicate_update", "getUpdates", about):
        found = [update for update in found for _ in range(2)]
    return found


def set_webhook(call: Call) -> bool:
    url: str = call.get("url")
    if not url:
        return delete_webhook(call)
    _check_webhook(url, call.get("secret_token"))
    _allow(call)
    _drop(call)
    webhook = Webhook(url, call.get("secret_token"), min(max(call.get("max_connections") or 40, 1), 100))
    call.world.webhooks.put(webhook, call.bot.id)
    call.world.hub.ring()
    return True


def delete_webhook(call: Call) -> bool:
    _drop(call)
    call.world.webhooks.drop(call.bot.id)
    call.world.hub.ring()
    return True


def get_webhook_info(call: Call) -> Json:
    webhook = call.world.webhooks.get(call.bot.id)
    waiting = len(updates.waiting(call.world, call.bot.id))
    info: Json = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": waiting,
    }
    if call.bot.allowed is not None:
        info["allowed_updates"] = call.bot.allowed
    if webhook:
        info["max_connections"] = webhook.max_connections
        if webhook.last_error_date:
            info |= {"last_error_date": webhook.last_error_date, "last_error_message": webhook.last_error_message}
    return info


def _check_webhook(url: str, secret: str | None) -> None:
    found = parts(url)
    if found.scheme not in {"http", "https"} or not found.hostname:
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if found.hostname not in _LOCAL:
        raise bad("bad webhook: the playground pushes to this machine only")
    if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise bad("secret token contains unallowed characters")


def _allow(call: Call) -> None:
    """Remembers the wish; nothing said keeps the previous one, an empty list brings back the default."""
    wish: list[str] | None = call.get("allowed_updates")
    if wish is not None:
        call.world.save(replace(call.world.bot(call.bot.id), allowed=wish or None))


def _drop(call: Call) -> None:
    if call.get("drop_pending_updates"):
        updates.confirm(call.world, call.bot.id, call.world.bot(call.bot.id).next_update)
