package org.cadre;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Whatever a test did: no deed has kept the token of a link, which opens a door to whoever reads it. */
class NoTokenKept implements AfterEachCallback {
    /** 32 random bytes as a link has them; a name made of a title has no capitals. */
    private static final String TOKEN = "(^|[^A-Za-z0-9_-])(?=[^/]*[A-Z])[A-Za-z0-9_-]{43}($|[^A-Za-z0-9_-])";

    @Override
    public void afterEach(ExtensionContext test) {
        assertThat(SpringExtension.getApplicationContext(test)
                        .getBean(JdbcClient.class)
                        .sql("select outcome from deed where outcome ~ :token")
                        .param("token", TOKEN)
                        .query(String.class)
                        .list())
                .as("deeds that keep the token of a link")
                .isEmpty();
    }
}
