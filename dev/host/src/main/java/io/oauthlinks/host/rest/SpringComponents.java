package io.oauthlinks.host.rest;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Configuration;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.glassfish.jersey.internal.inject.Bindings;
import org.glassfish.jersey.internal.inject.InjectionManager;
import org.glassfish.jersey.internal.inject.SupplierInstanceBinding;
import org.glassfish.jersey.process.internal.RequestScoped;
import org.glassfish.jersey.server.spi.ComponentProvider;

/** Lets Jersey take the resources of an app from the app's Spring context, one object per request. */
public final class SpringComponents implements ComponentProvider {

    /** Property of an application: {@code Function<Class<?>, Object>}. */
    static final String FACTORY = SpringComponents.class.getName();

    private InjectionManager injectionManager;

    @Override
    public void initialize(InjectionManager manager) {
        this.injectionManager = manager;
    }

    @Override
    public boolean bind(Class<?> component, Set<Class<?>> contracts) {
        @SuppressWarnings("unchecked")
        Function<Class<?>, Object> factory =
                (Function<Class<?>, Object>) injectionManager.getInstance(Configuration.class).getProperty(FACTORY);
        if (factory == null || !component.isAnnotationPresent(Path.class)) {
            return false;
        }
        bind(component, factory, contracts);
        return true;
    }

    @SuppressWarnings("unchecked")
    private <T> void bind(Class<T> component, Function<Class<?>, Object> factory, Set<Class<?>> contracts) {
        Supplier<T> create = () -> {
            T resource = (T) factory.apply(component);
            injectionManager.inject(resource);
            return resource;
        };
        SupplierInstanceBinding<T> binding = Bindings.supplier(create);
        binding.to(component).in(RequestScoped.class);
        contracts.forEach(contract -> binding.to((Class<? super T>) contract));
        injectionManager.register(binding);
    }

    @Override
    public void done() {
        // nothing is left to bind
    }
}
