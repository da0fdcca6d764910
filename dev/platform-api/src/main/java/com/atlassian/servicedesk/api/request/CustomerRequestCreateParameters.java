package com.atlassian.servicedesk.api.request;

import com.atlassian.servicedesk.api.ServiceDesk;
import com.atlassian.servicedesk.api.field.FieldId;
import com.atlassian.servicedesk.api.field.FieldInputValue;
import com.atlassian.servicedesk.api.requesttype.RequestType;
import java.util.Map;

/** A request to be; made by {@link ServiceDeskCustomerRequestService#newCreateBuilder}. */
public interface CustomerRequestCreateParameters {

    RequestType requestType();

    Map<FieldId, FieldInputValue> fieldValues();

    /** Collects them. */
    interface Builder {

        Builder serviceDesk(ServiceDesk serviceDesk);

        Builder requestType(RequestType requestType);

        Builder fieldValues(Map<FieldId, FieldInputValue> values);

        CustomerRequestCreateParameters build();
    }
}
