package org.cadre.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.PostgresKeeper;
import org.cadre.platform.database.Running;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** About the embedded database. */
@Command(name = "database", mixinStandardHelpOptions = true, subcommands = DatabaseCommand.Url.class)
final class DatabaseCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Prints how another server or a client joins the running database. */
    @Command(name = "url", mixinStandardHelpOptions = true)
    static final class Url implements Callable<Integer> {
        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            var settings = data.settings(false, Map.of(), Progress.silent());
            var out = spec.commandLine().getOut();
            try (Running running =
                    PostgresKeeper.attachOrStart(settings.settings().dataDirectory(), Progress.silent())) {
                out.println("CADRE_DATABASE_URL=" + running.jdbcUrl());
                out.println("CADRE_DATABASE_USER=" + running.appUser());
                out.println("CADRE_DATABASE_PASSWORD=" + running.appPassword());
                out.println("CADRE_DATABASE_OWNER=" + running.ownerUser());
                out.println("CADRE_DATABASE_OWNER_PASSWORD=" + running.ownerPassword());
            }
            return 0;
        }
    }
}
