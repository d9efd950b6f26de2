package org.cadre.command;

import java.util.HashMap;
import java.util.concurrent.Callable;
import org.cadre.people.FirstOffice;
import org.cadre.platform.command.ConsoleProgress;
import org.cadre.platform.text.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs Cadre for real use. */
@Command(name = "serve", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--port", paramLabel = "N")
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
        var texts = server.bean(Texts.class);
        progress.note(
                texts.say("command.serve.ready", settings.settings().publicUrl().toString()));
        server.bean(FirstOffice.class)
                .linkIfNobodyYet()
                .ifPresent(link -> progress.note(texts.say("command.serve.first-office", link)));
        server.untilStopped();
        return 0;
    }
}
