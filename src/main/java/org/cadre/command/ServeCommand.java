package org.cadre.command;

import java.util.HashMap;
import java.util.concurrent.Callable;
import org.cadre.people.FirstOffice;
import org.cadre.platform.command.ConsoleProgress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs Cadre for real use. */
@Command(
        name = "serve",
        description = "Runs Cadre for real use. Settings come from the environment or one file (--config).",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--port", paramLabel = "N", description = "The port to listen on (default: 8080).")
    private @Nullable Integer port;

    @Override
    public Integer call() {
        var progress = ConsoleProgress.standard();
        var options = new HashMap<String, String>();
        if (port != null) {
            options.put("CADRE_PORT", port.toString());
        }
        var settings = data.settings(false, options, progress);
        var server = Server.start(settings, progress);
        progress.note("Cadre is ready at " + settings.settings().publicUrl() + ".");
        server.bean(FirstOffice.class)
                .linkIfNobodyYet()
                .ifPresent(link ->
                        progress.note("Nobody is office yet. This link, good once, makes the first account: " + link));
        server.untilStopped();
        return 0;
    }
}
