/** SAL, the layer over Atlassian's products: facts about the application itself. */
package com.atlassian.sal.api;
