/** Results that come by the page. */
package com.atlassian.servicedesk.api.util.paging;
