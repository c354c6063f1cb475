-- Fifth schema: độ mật of state secrets, whose words the index does not hold.

ALTER TABLE entry ADD COLUMN do_mat TEXT;
