package org.cadre.certification;

import java.util.List;
import org.cadre.platform.backup.DiesWithRestore;

/** What of certification opens something, and must not live on in a database that was filled from a backup. */
public final class CertificationAfterRestore {
    public static final List<DiesWithRestore> DYING = List.of(new DiesWithRestore("wallet_offer", """
            update wallet_offer
               set expires_at = made_at + interval '1 microsecond',
                   token_expires_at = case when token_expires_at is null then null else made_at end
            """));

    private CertificationAfterRestore() {}
}
