package org.cadre.certification.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cadre.platform.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Enters the certificates that are older than the register: once, before the server answers anybody, all in one
 * transaction. Afterwards what is issued enters as it is issued, and a row that appears without an entry is not helped
 * into the register; only in a demo, whose made-up past is written in bulk, they go on being entered.
 */
@Component
class RegisterBackfill implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterBackfill.class);

    private record Past(UUID id, String number, String state, String paper, boolean renewal) {
        private RegisterEvent begins() {
            return event(renewal ? EventKind.RENEWED : EventKind.ISSUED);
        }

        private @Nullable RegisterEvent since() {
            return switch (state) {
                case "suspended" -> event(EventKind.SUSPENDED);
                case "revoked" -> event(EventKind.REVOKED);
                case "superseded" -> event(EventKind.SUPERSEDED);
                default -> null;
            };
        }

        private RegisterEvent event(EventKind kind) {
            return new RegisterEvent(kind, id, number, null, paper);
        }
    }

    private final JdbcClient jdbc;
    private final RegisterEntries entries;
    private final Register register;
    private final RegisterGuard guard;
    private final boolean demo;
    private final TransactionTemplate transaction;
    private volatile boolean running;

    RegisterBackfill(
            JdbcClient jdbc,
            RegisterEntries entries,
            Register register,
            RegisterGuard guard,
            Settings settings,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.register = register;
        this.guard = guard;
        this.demo = settings.demo();
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whatever is left to enter; whoever stopped in between had entered nothing. */
    void run() {
        if (!(guard.state() instanceof RegisterState.Open)) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            entries.take(0); // Nobody else enters anything until this is done.
            if (!demo && entries.size() > 0) {
                return;
            }
            var events = events(past());
            if (!events.isEmpty()) {
                register.append(events);
                LOG.info("{} past events were entered into the register", events.size());
            }
        });
    }

    /** First how each began, in the order in which they were reserved, then what became of them. */
    private static List<RegisterEvent> events(List<Past> past) {
        var events = new ArrayList<RegisterEvent>();
        past.forEach(one -> events.add(one.begins()));
        for (var one : past) {
            var since = one.since();
            if (since != null) {
                events.add(since);
            }
        }
        return events;
    }

    private List<Past> past() {
        return jdbc.sql("""
                select c.id, c.number, c.state, c.paper, c.prior is not null as renewal
                  from certificate c
                 where c.state <> 'reserved'
                   and not exists (select 1 from register_detail d where d.certificate = c.id)
                 order by c.id
                """).query(RegisterBackfill::read).list();
    }

    private static Past read(ResultSet row, int number) throws SQLException {
        return new Past(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("state"),
                row.getString("paper"),
                row.getBoolean("renewal"));
    }

    @Override
    public void start() {
        run();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server and the jobs. */
    @Override
    public int getPhase() {
        return 0;
    }
}
