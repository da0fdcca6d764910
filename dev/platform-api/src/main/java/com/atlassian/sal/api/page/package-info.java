/** How a page is shown. */
package com.atlassian.sal.api.page;
