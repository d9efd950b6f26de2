package org.cadre.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cadre.demo.CastMember;
import org.cadre.demo.Demo;
import org.cadre.platform.command.ConsoleProgress;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.PostgresKeeper;
import org.cadre.platform.settings.ServerSettings;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Shows Cadre with a living sample: real organizations, one made-up cast, a clock that can be moved. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--port", paramLabel = "N")
    private int port = 8080;

    @Option(names = "--fresh")
    private boolean fresh;

    @Option(names = "--json")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What {@code --json} prints. */
    private record Ready(String url, List<SignIn> roles, List<String> certificates) {}

    private record SignIn(String role, String name, String signInUrl) {}

    @Override
    public Integer call() {
        Progress progress = json ? Progress.silent() : ConsoleProgress.standard();
        var settings = data.settings(true, options(), progress);
        if (fresh) {
            PostgresKeeper.eraseDemo(
                    settings.settings().dataDirectory(), "files", "keys", "backups", Settings.CHECKPOINTS);
        }
        var server = Server.start(settings, progress);
        try {
            server.bean(Demo.class).load(progress);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        tell(settings, server.bean(Demo.class), server.bean(Texts.class));
        server.untilStopped();
        return 0;
    }

    private Map<String, String> options() {
        var options = new HashMap<String, String>();
        int chosen = port == 0 ? FreePort.any() : port;
        options.put("CADRE_PORT", Integer.toString(chosen));
        return options;
    }

    private void tell(ServerSettings settings, Demo demo, Texts texts) {
        var out = spec.commandLine().getOut();
        String url = settings.settings().publicUrl().toString();
        List<CastMember> cast = demo.cast();
        List<String> certificates = demo.certificates();
        if (json) {
            var roles = cast.stream()
                    .map(member -> new SignIn(
                            member.role(), member.name() + " (" + member.stage() + ")", url + member.signIn()))
                    .toList();
            var addresses = certificates.stream().map(path -> url + path).toList();
            out.println(JsonMapper.shared().writeValueAsString(new Ready(url, roles, addresses)));
        } else {
            out.println();
            out.println(texts.say("command.demo.ready", url));
            out.println(texts.say("command.demo.cast"));
            for (CastMember member : cast) {
                out.printf(
                        "  %-9s %-20s %s%n            %s%s%n",
                        member.role(), member.name(), member.stage(), url, member.signIn());
            }
            out.println(texts.say("command.demo.certificates"));
            certificates.forEach(path -> out.println("            " + url + path));
            out.println(texts.say("command.demo.places", url + "/dev/mail", url + "/demo"));
            out.println(texts.say("command.demo.stop"));
        }
        out.flush();
    }
}
