package org.cadre.certification.wallet;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The two forms in which a wallet may take a certificate, as OpenID4VCI 1.0 names them. */
enum WalletFormat {
    LDP("national-mentor-certificate", "ldp_vc", "eddsa-rdfc-2022"),
    JWT("national-mentor-certificate-jwt", "jwt_vc_json", "RS256");

    /** What the metadata lists the form under. */
    final String configuration;

    final String format;

    /** How the credential is signed. */
    final String signing;

    WalletFormat(String configuration, String format, String signing) {
        this.configuration = configuration;
        this.format = format;
        this.signing = signing;
    }

    static Optional<WalletFormat> of(String configuration) {
        return Arrays.stream(values())
                .filter(one -> one.configuration.equals(configuration))
                .findFirst();
    }

    static List<String> configurations() {
        return Arrays.stream(values()).map(one -> one.configuration).toList();
    }
}
