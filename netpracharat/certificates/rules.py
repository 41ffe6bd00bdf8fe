"""Who may see and revoke certificates in the admin; verifying is for everybody."""

import rules

from netpracharat.accounts.roles import is_officer

for permission in ("certificates", "certificates.view_certificate", "certificates.revoke_certificate"):
    rules.add_perm(permission, is_officer)
