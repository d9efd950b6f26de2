package org.cadre.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The precompiled templates, which stand beside the code that fills them. */
@Component
public class Templates {
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), "org.cadre");

    /** Renders a template ("internship/log/contact-log") with its parameters by name. */
    public String render(String template, Map<String, Object> parameters) {
        var output = new StringOutput(16 * 1024);
        engine.render(template + ".jte", parameters, output);
        return output.toString();
    }
}
