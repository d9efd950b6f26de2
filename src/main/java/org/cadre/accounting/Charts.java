package org.cadre.accounting;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The codes as office keeps them; the ones a fresh Cadre has are a sample. */
@Component
public class Charts {
    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Charts(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    public Chart current() {
        var codes = new EnumMap<Post, Chart.Code>(Post.class);
        var sample = new boolean[1];
        jdbc.sql("select post, account, fund, sample from account_code").query(row -> {
            codes.put(Post.of(row.getString("post")), new Chart.Code(row.getString("account"), row.getString("fund")));
            sample[0] |= row.getBoolean("sample");
        });
        return new Chart(codes, sample[0]);
    }

    /** From now on; what was exported keeps the codes it has. */
    void keep(Map<Post, Chart.Code> codes, Actor actor) {
        var before = current();
        var was = new LinkedHashMap<String, String>();
        var is = new LinkedHashMap<String, String>();
        codes.forEach((post, code) -> {
            if (!Objects.equals(before.of(post), code)) {
                was.put(
                        post.word(),
                        before.of(post).account() + " " + before.of(post).fund());
                is.put(post.word(), code.account() + " " + code.fund());
            }
            jdbc.sql("update account_code set account = :account, fund = :fund, sample = false where post = :post")
                    .param("account", code.account())
                    .param("fund", code.fund())
                    .param("post", post.word())
                    .update();
        });
        audit.record(actor, "accounting.codes", null, null, was, is);
    }
}
