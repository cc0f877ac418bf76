"""The fictional year 令和8年度: from its call to the released result."""
