package org.cadre.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;

/**
 * Sessions are rows, but a request does not write one: the time of last access is touched once a minute at most.
 * Spring Session has no setting for this, so its repository is wrapped.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableJdbcHttpSession(maxInactiveIntervalInSeconds = Sessions.TWELVE_HOURS)
class Sessions {
    static final int TWELVE_HOURS = 12 * 60 * 60;
    private static final Duration TOUCHED_EVERY = Duration.ofMinutes(1);

    @Bean
    @Primary
    SessionRepository<QuietSession> quietSessions(JdbcIndexedSessionRepository rows) {
        return new QuietSessions<>(rows);
    }

    private record QuietSessions<S extends Session>(SessionRepository<S> rows)
            implements SessionRepository<QuietSession> {
        @Override
        public QuietSession createSession() {
            return new QuietSession(rows.createSession());
        }

        @Override
        @SuppressWarnings("unchecked")
        public void save(QuietSession session) {
            rows.save((S) session.row);
        }

        @Override
        public @Nullable QuietSession findById(String id) {
            S found = rows.findById(id);
            return found == null ? null : new QuietSession(found);
        }

        @Override
        public void deleteById(String id) {
            rows.deleteById(id);
        }
    }

    /** A session whose last access is written down once a minute at most. */
    static final class QuietSession implements Session {
        private final Session row;

        QuietSession(Session row) {
            this.row = row;
        }

        @Override
        public void setLastAccessedTime(Instant at) {
            if (Duration.between(row.getLastAccessedTime(), at).compareTo(TOUCHED_EVERY) >= 0) {
                row.setLastAccessedTime(at);
            }
        }

        @Override
        public Instant getLastAccessedTime() {
            return row.getLastAccessedTime();
        }

        @Override
        public String getId() {
            return row.getId();
        }

        @Override
        public String changeSessionId() {
            return row.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return row.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return row.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            if (value == null) {
                row.removeAttribute(name);
            } else {
                row.setAttribute(name, value);
            }
        }

        @Override
        public void removeAttribute(String name) {
            row.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return row.getCreationTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            row.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return row.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return row.isExpired();
        }
    }
}
