package io.oauthlinks.host.product.web;

import java.io.StringWriter;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.log.NullLogChute;
import org.apache.velocity.runtime.resource.loader.ClasspathResourceLoader;

/** The product's own Velocity templates. A name that the model lacks is an error, not an empty text. */
final class Templates {

    private final VelocityEngine engine = new VelocityEngine();

    Templates() {
        engine.setProperty(RuntimeConstants.RESOURCE_LOADER, "classpath");
        engine.setProperty("classpath.resource.loader.class", ClasspathResourceLoader.class.getName());
        engine.setProperty("classpath.resource.loader.cache", "true");
        engine.setProperty("runtime.references.strict", "true");
        engine.setProperty(RuntimeConstants.INPUT_ENCODING, "UTF-8");
        engine.setProperty(RuntimeConstants.VM_LIBRARY, "product/templates/macros.vm");
        engine.setProperty(RuntimeConstants.RUNTIME_LOG_LOGSYSTEM, new NullLogChute());
        // its own resource and logger, whatever class loader the calling thread has
        ClassLoader caller = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(Templates.class.getClassLoader());
        try {
            engine.init();
        } catch (Exception e) {
            throw new IllegalStateException("Velocity does not start", e);
        } finally {
            Thread.currentThread().setContextClassLoader(caller);
        }
    }

    String render(String template, Map<String, ?> model) {
        VelocityContext context = new VelocityContext();
        model.forEach(context::put);
        EventCartridge cartridge = new EventCartridge();
        ReferenceInsertionEventHandler escape = (reference, value) ->
                value == null || value instanceof Html ? value : Html.escape(value.toString());
        cartridge.addEventHandler(escape);
        cartridge.attachToContext(context);
        StringWriter page = new StringWriter();
        ClassLoader caller = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(Templates.class.getClassLoader());
        try {
            engine.getTemplate("product/templates/" + template).merge(context, page);
        } catch (Exception e) {
            throw new IllegalStateException("Template " + template + " fails", e);
        } finally {
            Thread.currentThread().setContextClassLoader(caller);
        }
        return page.toString();
    }
}
