package org.cadre.platform.mail;

import jakarta.mail.MessagingException;

/** A way out for mail, the outermost edge: one connection that carries many. */
@FunctionalInterface
interface Carriage {
    /** For a server without a way out: what is written counts as sent. */
    Way NOWHERE = new Way() {
        @Override
        public void carry(Mails.Written mail) {}

        @Override
        public void close() {}
    };

    Way open() throws MessagingException;

    /** A connection that is open. */
    interface Way extends AutoCloseable {
        void carry(Mails.Written mail) throws MessagingException;

        @Override
        void close() throws MessagingException;
    }
}
