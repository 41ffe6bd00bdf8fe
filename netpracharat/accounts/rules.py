"""Who may see whom in the admin; changing people is left to whoever runs the whole site."""

import rules

from netpracharat.accounts.roles import is_officer

for permission in ("accounts", "accounts.view_user", "accounts.view_contact", "accounts.view_consent"):
    rules.add_perm(permission, is_officer)
