"""Adapters to trainers and gyms: thin, each on the asyncio client, each in the module of the library's name.

What they share: :mod:`.rollout` plays one episode and keeps our failures apart from the policy's, :mod:`.clients` shares
one connection per process, :mod:`.safe_text` keeps texts of the sandbox from forging turns.
"""
